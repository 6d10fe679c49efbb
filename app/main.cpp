#include "app/cli/command.h"

int main(int argc, char** argv) {
  return interleave::app::program(argc, argv);
}
