/**
 * Loaded before the box: its wall clock is wrong from the start, as on a board without a battery, and jumps every few
 * seconds, as when a time server corrects it. Durations are measured by another clock, which does not jump.
 */
const now = Date.now.bind(Date);
const DAY = 86_400_000;
let offset = (Math.random() - 0.5) * 2 * DAY;
Date.now = () => now() + Math.round(offset);
setInterval(() => {
  offset = (Math.random() - 0.5) * 2 * DAY;
}, 3000).unref();
