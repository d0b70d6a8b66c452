// What Dear ImGui wants on the screen, as a list of numbers that the page carries out (web/canvas/painter.mjs): the page has the graphics
// context, the program none.
//
// An order is one word that says which, and its arguments. Addresses are of the program's memory, and right until the next call into it.
#pragma once

#include <cstdint>
#include <vector>

namespace cocrea::platform {

enum class Paint : std::int32_t {
  end,               // nothing follows
  make_texture,      // id, width, height, address of its pixels (red, green, blue, alpha)
  change_texture,    // id, width of the whole, left, top, width, height, address of the first pixel that is new
  drop_texture,      // id
  shapes,            // address and bytes of the vertices (place, place in the texture, colour: 20 bytes each), of their indices (32 bits each)
  draw,              // id of a texture; left, bottom, width, height of what may be painted on; count of indices, bytes before the first one
};

class Painting {
 public:
  // Of the frame that ImGui::Render() ended; until the next call. Null if it looks like the one before: what is on the screen stays there. Textures are
  // taken as made: the orders must be carried out.
  const std::int32_t* next();

  // What was painted is gone, with a new size of the framebuffer or with the graphics context.
  void forget();

 private:
  std::vector<std::int32_t> orders_;
  std::vector<char> shown_, before_;
};

// The graphics context is gone, and the textures with it. They are made again.
void forget_textures();

}  // namespace cocrea::platform
