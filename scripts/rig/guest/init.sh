#!/bin/busybox sh
# First process of the rig's guest: modules, file systems, then the agent. The machine's own programs and this
# checkout are shared from outside, read-only; what the box writes goes to /box (memory) or to a disk.
/bin/busybox --install -s /bin
mkdir -p /proc /sys /dev /tmp /usr /etc /project /box /run
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
mkdir -p /dev/pts
mount -t devpts devpts /dev/pts
mount -t tmpfs tmpfs /tmp
mount -t tmpfs tmpfs /box
while read -r module; do insmod "/modules/$module" 2>/dev/null || echo "rig: $module was not loaded"; done </modules/order
mount -t configfs configfs /sys/kernel/config
share=trans=virtio,version=9p2000.L,msize=262144,cache=loose
mount -t 9p -o "$share,ro" usr /usr
mount -t 9p -o "$share,ro" project /project
[ -e /lib ] || ln -s usr/lib /lib
[ -e /lib64 ] || ln -s usr/lib64 /lib64
ifconfig lo 127.0.0.1 up
export PATH=/project/node_modules/.bin:/usr/bin:/usr/sbin:/bin HOME=/box
# What the host has compiled of the code already. Node keeps it by user, and writes to it.
code=/project/.cache/rig/code
if [ -d "$code" ]; then
  mkdir /tmp/code
  mount -t tmpfs tmpfs /tmp/code
  cp -r "$code"/. /tmp/code
  for kept in /tmp/code/*; do [ -d "${kept%-*}-0" ] || mv "$kept" "${kept%-*}-0"; done
  mount -o move /tmp/code "$code"
  export NODE_COMPILE_CACHE=$code NODE_COMPILE_CACHE_PORTABLE=1
fi
cd /project || exit 1
# Debian's udev answers what serialport asks of a port's USB device.
[ -x /usr/lib/systemd/systemd-udevd ] && /usr/lib/systemd/systemd-udevd --daemon 2>/dev/null
node scripts/rig/guest/agent.ts
echo "rig: the agent ended with $?"
poweroff -f
