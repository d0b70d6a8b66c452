// What Dear ImGui's backend asks OpenGL before each frame, to put it back afterwards. The context is the backend's alone, so what it finds is what a new
// context has: that is answered here. To ask the browser costs a wait for the graphics process, 14 times a frame; where that paints without a graphics
// card, the page stood still for 25 ms each time.
#include <GLES3/gl3.h>

extern "C" {

void __real_glGetIntegerv(GLenum name, GLint* values);

// Every call of glGetIntegerv comes here: CMakeLists.txt asks the linker for it.
void __wrap_glGetIntegerv(GLenum name, GLint* values) {
  switch (name) {
    case GL_ACTIVE_TEXTURE: *values = GL_TEXTURE0; return;
    case GL_BLEND_EQUATION_RGB:
    case GL_BLEND_EQUATION_ALPHA: *values = GL_FUNC_ADD; return;
    case GL_BLEND_SRC_RGB:
    case GL_BLEND_SRC_ALPHA: *values = GL_ONE; return;
    case GL_BLEND_DST_RGB:
    case GL_BLEND_DST_ALPHA:
    case GL_CURRENT_PROGRAM:
    case GL_TEXTURE_BINDING_2D:
    case GL_SAMPLER_BINDING:
    case GL_ARRAY_BUFFER_BINDING:
    case GL_VERTEX_ARRAY_BINDING:
    case GL_PIXEL_UNPACK_BUFFER_BINDING: *values = 0; return;
    case GL_VIEWPORT:
    case GL_SCISSOR_BOX:   // set anew by each frame
      for (int i = 0; i < 4; ++i) values[i] = 0;
      return;
    default: __real_glGetIntegerv(name, values);
  }
}

}  // extern "C"
