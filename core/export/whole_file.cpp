#include "core/export/whole_file.h"

#include "core/os/atomic_file.h"

#include <array>
#include <cerrno>
#include <fstream>
#include <ostream>
#include <streambuf>
#include <string_view>

namespace interleave::exports {

namespace {

class into_atomic_file : public std::streambuf {
 public:
  explicit into_atomic_file(os::atomic_file& file) : file_(file) { setp(buffer_.begin(), buffer_.end()); }

 protected:
  int_type overflow(int_type next) override {
    sync();
    if (traits_type::eq_int_type(next, traits_type::eof())) return traits_type::not_eof(next);
    *pptr() = traits_type::to_char_type(next);
    pbump(1);
    return next;
  }
  int sync() override {
    file_.write(std::string_view(pbase(), static_cast<std::size_t>(pptr() - pbase())));
    setp(buffer_.begin(), buffer_.end());
    return 0;
  }

 private:
  os::atomic_file& file_;
  std::array<char, 1 << 16> buffer_{};
};

}  // namespace

void write_whole(const std::filesystem::path& to, const scenario::recording& of, writer write) {
  std::error_code ignored;
  const auto there = std::filesystem::status(to, ignored).type();
  using std::filesystem::file_type;
  if (there != file_type::regular && there != file_type::directory && there != file_type::not_found) {
    errno = 0;
    std::ofstream out(to, std::ios::binary);
    if (out) write(out, of);
    out.close();
    if (!out) throw os::file_failure(to, errno);
    return;
  }
  os::atomic_file file(to, os::atomic_file::on_disk::at_commit);
  into_atomic_file buffer(file);
  std::ostream out(&buffer);
  out.exceptions(std::ios::badbit);  // so that the buffer's own exception comes through
  write(out, of);
  out.flush();
  file.commit();
}

}  // namespace interleave::exports
