#!/bin/sh
# Runs the program as processors with narrower vectors would: processors.sh PROGRAM. It takes qemu-user.
set -eu
program=$1
script=$(mktemp)
trap 'rm -f "$script"' EXIT
cat > "$script" <<'SCRIPT'
conv2d([[3, 1, 2], [2, 4, 0], [1, 3, 6]], [[1, 2], [0, -1]])[1, 0] == 7
(x, t) = digits(64, seed=1);
net = lenet5(seed=1);
fit(net, (x, t), epochs=4, batch_size=16, seed=0);
cross_entropy(net(x), t) < 2.25
SCRIPT
for processor in 'Nehalem 128' 'Haswell 256'; do
  name=${processor% *}
  bits=${processor#* }
  # What the emulator lacks of a processor it says on its own account.
  qemu-x86_64 -cpu "$name" "$program" --version 2>/dev/null | grep -q ", $bits bits"
  test "$(qemu-x86_64 -cpu "$name" "$program" run "$script" 2>/dev/null | grep -c -i true)" = 2
  echo "$name: $bits bits, and the right numbers"
done
