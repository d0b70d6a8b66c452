#include "cli/raster.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <memory>

extern char** environ;

namespace cocrea::cli {
namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

}  // namespace

// By files without a name, which nobody else sees and which go with the program: pipes would need both ends to be served at once.
std::optional<std::string> png_of(std::string_view svg) {
  const File in(std::tmpfile()), out(std::tmpfile());
  if (!in || !out || std::fwrite(svg.data(), 1, svg.size(), in.get()) != svg.size() || std::fflush(in.get()) != 0) return std::nullopt;
  std::rewind(in.get());
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, fileno(in.get()), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, fileno(out.get()), STDOUT_FILENO);
  std::string words[] = {kRasteriser, "--format=png", "--zoom=2"};
  char* arguments[] = {words[0].data(), words[1].data(), words[2].data(), nullptr};
  pid_t child = 0;
  const int failed = posix_spawnp(&child, kRasteriser, &files, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&files);
  int status = 0;
  if (failed != 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
  std::rewind(out.get());
  std::string png;
  std::array<char, 1 << 16> part;
  while (const std::size_t read = std::fread(part.data(), 1, part.size(), out.get())) png.append(part.data(), read);
  if (!png.starts_with("\x89PNG")) return std::nullopt;
  return png;
}

}  // namespace cocrea::cli
