#!/bin/busybox sh
# First process of the rig's guest: modules, file systems, then the agent. The computer's own programs and the
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
# The box and the tools of the rig came with this file system; their native parts and the page are in the checkout.
for folder in node_modules web-admin; do ln -s "/project/$folder" "/rig/box/$folder"; done
export PATH=/rig/bin:/usr/bin:/usr/sbin:/bin HOME=/box
# Without it the time zone is searched for in two thousand files of the shared /usr.
export TZ=UTC
# What the host has compiled of the code already. Node keeps it by user.
for kept in /rig/code/*; do [ -d "${kept%-*}-0" ] || mv "$kept" "${kept%-*}-0"; done
export NODE_COMPILE_CACHE=/rig/code NODE_COMPILE_CACHE_PORTABLE=1
cd /project || exit 1
# Debian's udev answers what serialport asks of a port's USB device.
[ -x /usr/lib/systemd/systemd-udevd ] && /usr/lib/systemd/systemd-udevd --daemon 2>/dev/null
node /rig/box/scripts/rig/guest/agent.js
echo "rig: the agent ended with $?"
poweroff -f
