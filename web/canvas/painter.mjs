// Paints what the program drew: carries out the orders of src/platform/web/painting.h on a WebGL2 context.

/** What an order says; see painting.h for the arguments. */
const END = 0, MAKE_TEXTURE = 1, CHANGE_TEXTURE = 2, DROP_TEXTURE = 3, SHAPES = 4, DRAW = 5;

// `size` is that of the canvas in CSS pixels, in which the vertices are.
const VERTEX = `#version 300 es
precision highp float;
layout(location = 0) in vec2 place;
layout(location = 1) in vec2 texel;
layout(location = 2) in vec4 colour;
uniform vec2 size;
out vec2 from;
out vec4 tint;
void main() {
  from = texel;
  tint = colour;
  gl_Position = vec4(place.x * 2.0 / size.x - 1.0, 1.0 - place.y * 2.0 / size.y, 0, 1);
}`;
const FRAGMENT = `#version 300 es
precision mediump float;
uniform sampler2D image;
in vec2 from;
in vec4 tint;
layout(location = 0) out vec4 pixel;
void main() { pixel = tint * texture(image, from); }`;

/** Of a graphics context for the canvas. It is the canvas's only one, so that asking for it again gives the same. @param {HTMLCanvasElement} canvas */
export function graphicsOf(canvas) {
  // The program smooths its own edges.
  return canvas.getContext("webgl2", { alpha: false, depth: false, stencil: false, antialias: false });
}

export class Painter {
  #gl;
  /** @type {Map<number, WebGLTexture>} */
  #textures = new Map();
  /** @type {WebGLUniformLocation | null} */
  #size = null;
  #ready = false;

  /** @param {WebGL2RenderingContext} gl */
  constructor(gl) {
    this.#gl = gl;
  }

  get lost() {
    return this.#gl.isContextLost();
  }

  /** The longest side that a texture can have. @returns {number} */
  get mostTexels() {
    return this.#gl.getParameter(this.#gl.MAX_TEXTURE_SIZE);
  }

  /** The context was lost, and what was made in it. */
  forget() {
    this.#ready = false;
    this.#textures.clear();
  }

  /**
   * @param {ArrayBufferLike} memory of the program
   * @param {number} orders their address
   * @param {number} width of the canvas, in CSS pixels @param {number} height
   */
  paint(memory, orders, width, height) {
    const gl = this.#gl;
    if (!this.#ready) this.#prepare();
    gl.viewport(0, 0, gl.canvas.width, gl.canvas.height);
    gl.uniform2f(this.#size, width, height);
    const bytes = new Uint8Array(memory);
    const words = new Int32Array(memory, orders);
    for (let at = 0; words[at] !== END;) at += this.#carryOut(words.subarray(at, at + 8), bytes);
  }

  /** @param {Int32Array} words one order and what follows @param {Uint8Array} bytes @returns {number} words of the order */
  #carryOut(words, bytes) {
    const gl = this.#gl;
    const [order, a, b, c, d, e, f, g] = words;
    switch (order) {
      case MAKE_TEXTURE:
        this.#makeTexture(a, b, c, bytes.subarray(d));
        return 5;
      case CHANGE_TEXTURE:
        gl.bindTexture(gl.TEXTURE_2D, this.#textures.get(a) ?? null);
        gl.pixelStorei(gl.UNPACK_ROW_LENGTH, b);
        gl.texSubImage2D(gl.TEXTURE_2D, 0, c, d, e, f, gl.RGBA, gl.UNSIGNED_BYTE, bytes, g);
        return 8;
      case DROP_TEXTURE:
        gl.deleteTexture(this.#textures.get(a) ?? null);
        this.#textures.delete(a);
        return 2;
      case SHAPES:
        gl.bufferData(gl.ARRAY_BUFFER, bytes, gl.STREAM_DRAW, a, b);
        gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, bytes, gl.STREAM_DRAW, c, d);
        return 5;
      case DRAW:
        gl.scissor(b, c, d, e);
        gl.bindTexture(gl.TEXTURE_2D, this.#textures.get(a) ?? null);
        gl.drawElements(gl.TRIANGLES, f, gl.UNSIGNED_INT, g);
        return 8;
      default:
        throw new Error(`there is no order ${order}`);
    }
  }

  /** @param {number} id @param {number} width @param {number} height @param {Uint8Array} pixels */
  #makeTexture(id, width, height, pixels) {
    const gl = this.#gl;
    const texture = gl.createTexture();
    this.#textures.set(id, texture);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
    for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE);
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, width);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  }

  /** What stays the same in every frame. */
  #prepare() {
    const gl = this.#gl;
    const program = gl.createProgram();
    for (const [kind, source] of /** @type {const} */ ([[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]])) {
      const shader = /** @type {WebGLShader} */ (gl.createShader(kind));
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    gl.useProgram(program);
    this.#size = gl.getUniformLocation(program, "size");

    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    for (const attribute of [0, 1, 2]) gl.enableVertexAttribArray(attribute);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 20, 0);
    gl.vertexAttribPointer(1, 2, gl.FLOAT, false, 20, 8);
    gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, 20, 16);

    gl.enable(gl.BLEND);
    gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.enable(gl.SCISSOR_TEST);
    this.#ready = true;
  }
}
