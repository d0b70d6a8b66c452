// The single file, opened from a folder with no server: the same stories as on the site, in both browsers.
process.env.COCREA_EDITION = "file";
await import("./glasgow.test.mjs");
await import("./firefox.test.mjs");
