#include "cli/raster.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
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
Picture png_of(std::string_view svg) {
  const File in(std::tmpfile()), out(std::tmpfile());
  if (!in || !out || std::fwrite(svg.data(), 1, svg.size(), in.get()) != svg.size() || std::fflush(in.get()) != 0) return {};
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
  if (failed != 0) return {{}, failed == ENOENT};
  int status = 0;
  pid_t ended = -1;
  do ended = waitpid(child, &status, 0);
  while (ended < 0 && errno == EINTR);
  if (ended != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return {};
  std::rewind(out.get());
  Picture picture;
  std::array<char, 1 << 16> part;
  while (const std::size_t read = std::fread(part.data(), 1, part.size(), out.get())) picture.png.append(part.data(), read);
  if (!picture.png.starts_with("\x89PNG")) picture.png.clear();
  return picture;
}

}  // namespace cocrea::cli
