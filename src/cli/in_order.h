// Many pieces of work on all cores, their results taken in order.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace cocrea::cli {

// Calls take(make(0)), take(make(1)) ... take(make(count - 1)), one after the other, on the calling thread; make runs on as many threads as
// there are cores. Nobody runs far ahead of what was taken, so that ten thousand results need not be held at once.
template <class Make, class Take>
void in_order(std::size_t count, const Make& make, const Take& take) {
  const std::size_t threads = std::min<std::size_t>(count, std::max(1u, std::thread::hardware_concurrency()));
  if (threads <= 1) {
    for (std::size_t i = 0; i < count; ++i) take(make(i));
    return;
  }
  using Result = decltype(make(std::size_t{0}));
  const std::size_t ahead = 16 * threads;
  std::vector<std::optional<Result>> results(ahead);   // number i at i % ahead
  std::size_t next = 0, taken = 0;
  std::mutex mutex;
  std::condition_variable changed;

  std::vector<std::thread> workers;
  for (std::size_t i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      std::unique_lock lock(mutex);
      for (;;) {
        changed.wait(lock, [&] { return next == count || next < taken + ahead; });
        if (next == count) return;
        const std::size_t mine = next++;
        lock.unlock();
        Result result = make(mine);
        lock.lock();
        results[mine % ahead] = std::move(result);
        changed.notify_all();
      }
    });
  }
  for (std::size_t i = 0; i < count; ++i) {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return results[i % ahead].has_value(); });
    const Result result = *std::move(results[i % ahead]);
    results[i % ahead].reset();
    ++taken;
    changed.notify_all();
    lock.unlock();
    take(result);
  }
  for (std::thread& worker : workers) worker.join();
}

}  // namespace cocrea::cli
