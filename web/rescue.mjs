// The rescue page: plain HTML, no WebAssembly.
import { showRescue } from "./rescue/list.mjs";

void showRescue(document.body);
