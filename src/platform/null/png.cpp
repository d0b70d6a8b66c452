// A PNG with stored (uncompressed) deflate blocks: a dozen lines instead of a library.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

#include "platform/null/null_platform.h"

namespace cocrea::platform {
namespace {

using Bytes = std::vector<unsigned char>;

void put32(Bytes& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<unsigned char>(value >> shift));
}

std::uint32_t crc(const unsigned char* data, std::size_t size) {
  std::uint32_t c = 0xFFFFFFFFu;
  for (std::size_t i = 0; i < size; ++i) {
    c ^= data[i];
    for (int k = 0; k < 8; ++k) c = (c & 1) ? 0xEDB88320u ^ (c >> 1) : c >> 1;
  }
  return c ^ 0xFFFFFFFFu;
}

void chunk(Bytes& out, const char* type, const Bytes& data) {
  put32(out, static_cast<std::uint32_t>(data.size()));
  const std::size_t start = out.size();
  out.insert(out.end(), type, type + 4);
  out.insert(out.end(), data.begin(), data.end());
  put32(out, crc(out.data() + start, out.size() - start));
}

Bytes stored(const Bytes& raw) {
  Bytes out = {0x78, 0x01};
  std::uint32_t a = 1, b = 0;   // Adler-32
  for (const unsigned char byte : raw) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  for (std::size_t at = 0; at < raw.size(); at += 65535) {
    const std::size_t n = std::min<std::size_t>(65535, raw.size() - at);
    out.push_back(at + n == raw.size() ? 1 : 0);
    for (const std::size_t value : {n, ~n}) {
      out.push_back(static_cast<unsigned char>(value));
      out.push_back(static_cast<unsigned char>(value >> 8));
    }
    out.insert(out.end(), raw.begin() + static_cast<std::ptrdiff_t>(at), raw.begin() + static_cast<std::ptrdiff_t>(at + n));
  }
  put32(out, (b << 16) | a);
  return out;
}

}  // namespace

bool write_png(const Picture& picture, const std::string& path) {
  Bytes raw;
  for (int y = 0; y < picture.height; ++y) {
    raw.push_back(0);   // no filter
    for (int x = 0; x < picture.width; ++x) {
      const unsigned char* p = &picture.rgba[static_cast<std::size_t>(y * picture.width + x) * 4];
      raw.insert(raw.end(), p, p + 3);
    }
  }
  Bytes header;
  put32(header, static_cast<std::uint32_t>(picture.width));
  put32(header, static_cast<std::uint32_t>(picture.height));
  header.insert(header.end(), {8, 2, 0, 0, 0});   // 8 bits, RGB
  Bytes out = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  chunk(out, "IHDR", header);
  chunk(out, "IDAT", stored(raw));
  chunk(out, "IEND", {});
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (!file) return false;
  const bool written = std::fwrite(out.data(), 1, out.size(), file) == out.size();
  return std::fclose(file) == 0 && written;
}

}  // namespace cocrea::platform
