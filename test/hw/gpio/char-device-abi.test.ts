import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import {
  descriptorOf,
  IOCTL,
  LINE_FLAG,
  newChipInfo,
  packLineInfo,
  packLineRequest,
  packLineValue,
  unpackChipInfo,
  unpackEdges,
  unpackLineInfo,
  unpackLineValue,
} from '../../../hw/gpio/char-device-abi.ts';

const HEADER = '/usr/include/linux/gpio.h';

/** Fills the structures with C and prints them as hex, so that every place and size is the header's own. */
const PROGRAM = `
#include <linux/gpio.h>
#include <stdio.h>
#include <string.h>
static void show(const char *name, const void *data, int size) {
  printf("%s ", name);
  for (int i = 0; i < size; i++) printf("%02x", ((const unsigned char *)data)[i]);
  printf("\\n");
}
int main(void) {
  struct gpio_v2_line_request input; memset(&input, 0, sizeof input);
  input.offsets[0] = 17; input.num_lines = 1; input.event_buffer_size = 256; strcpy(input.consumer, "rusuban");
  input.config.flags = GPIO_V2_LINE_FLAG_INPUT | GPIO_V2_LINE_FLAG_EDGE_RISING | GPIO_V2_LINE_FLAG_EDGE_FALLING
    | GPIO_V2_LINE_FLAG_ACTIVE_LOW | GPIO_V2_LINE_FLAG_BIAS_PULL_UP | GPIO_V2_LINE_FLAG_BIAS_PULL_DOWN;
  input.config.num_attrs = 1; input.config.attrs[0].attr.id = GPIO_V2_LINE_ATTR_ID_DEBOUNCE;
  input.config.attrs[0].attr.debounce_period_us = 30000; input.config.attrs[0].mask = 1;
  show("input", &input, sizeof input);
  struct gpio_v2_line_request output; memset(&output, 0, sizeof output);
  output.offsets[0] = 4; output.num_lines = 1; strcpy(output.consumer, "rusuban");
  output.config.flags = GPIO_V2_LINE_FLAG_OUTPUT; output.config.num_attrs = 1;
  output.config.attrs[0].attr.id = GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES;
  output.config.attrs[0].attr.values = 1; output.config.attrs[0].mask = 1;
  show("output", &output, sizeof output);
  input.fd = 23; show("answered", &input, sizeof input);
  struct gpio_v2_line_values values = { .bits = 1, .mask = 1 }; show("values", &values, sizeof values);
  struct gpiochip_info chip = { .name = "gpiochip0", .label = "pinctrl-rp1", .lines = 54 }; show("chip", &chip, sizeof chip);
  struct gpio_v2_line_info info; memset(&info, 0, sizeof info); info.offset = 9; show("ask", &info, sizeof info);
  strcpy(info.name, "GPIO9"); strcpy(info.consumer, "led0"); info.flags = GPIO_V2_LINE_FLAG_USED; show("info", &info, sizeof info);
  struct gpio_v2_line_event events[2]; memset(events, 0, sizeof events);
  events[0].timestamp_ns = 5000000001ULL; events[0].id = GPIO_V2_LINE_EVENT_RISING_EDGE; events[0].offset = 17; events[0].seqno = 1;
  events[1].timestamp_ns = 5030000002ULL; events[1].id = GPIO_V2_LINE_EVENT_FALLING_EDGE; events[1].offset = 17; events[1].seqno = 2;
  show("events", events, sizeof events);
  printf("GPIO_GET_CHIPINFO_IOCTL %lu\\nGPIO_V2_GET_LINEINFO_IOCTL %lu\\nGPIO_V2_GET_LINE_IOCTL %lu\\n",
    (unsigned long)GPIO_GET_CHIPINFO_IOCTL, (unsigned long)GPIO_V2_GET_LINEINFO_IOCTL, (unsigned long)GPIO_V2_GET_LINE_IOCTL);
  printf("GPIO_V2_LINE_GET_VALUES_IOCTL %lu\\nGPIO_V2_LINE_SET_VALUES_IOCTL %lu\\n",
    (unsigned long)GPIO_V2_LINE_GET_VALUES_IOCTL, (unsigned long)GPIO_V2_LINE_SET_VALUES_IOCTL);
}`;

const INPUT = packLineRequest({
  offset: 17,
  consumer: 'rusuban',
  flags:
    LINE_FLAG.input |
    LINE_FLAG.edgeRising |
    LINE_FLAG.edgeFalling |
    LINE_FLAG.activeLow |
    LINE_FLAG.pullUp |
    LINE_FLAG.pullDown,
  debounceUs: 30_000,
  eventBufferSize: 256,
});
const OUTPUT = packLineRequest({ offset: 4, consumer: 'rusuban', flags: LINE_FLAG.output, active: true });

/** @returns what the program says by name, or why it could not be asked */
function headerSays(): ReadonlyMap<string, string> | string {
  if (!existsSync(HEADER)) return `there is no ${HEADER}`;
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-abi-'));
  try {
    const [source, program] = [join(folder, 'abi.c'), join(folder, 'abi')];
    writeFileSync(source, PROGRAM);
    execFileSync('cc', ['-o', program, source], { stdio: 'pipe', timeout: 60_000 });
    const lines = execFileSync(program, { encoding: 'utf8', timeout: 10_000 }).trim().split('\n');
    return new Map(lines.map((line) => line.split(' ') as [string, string]));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing) return 'there is no C compiler';
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('every structure and request number is what the header of the kernel says', (t) => {
  const said = headerSays();
  if (typeof said === 'string') {
    t.log(`skipped: ${said}`);
    t.pass();
    return;
  }
  const bytes = (name: string) => Buffer.from(said.get(name) ?? '', 'hex');
  const ours = { input: INPUT, output: OUTPUT, values: packLineValue(true), ask: packLineInfo(9) };
  for (const [name, packed] of Object.entries(ours)) t.is(said.get(name) ?? '', packed.toString('hex'), name);
  for (const [name, number] of Object.entries(IOCTL)) t.is(said.get(name) ?? '', String(number), name);
  t.is(newChipInfo().length, bytes('chip').length);
  t.deepEqual(unpackChipInfo(bytes('chip')), { name: 'gpiochip0', label: 'pinctrl-rp1', lines: 54 });
  t.deepEqual(unpackLineInfo(bytes('info')), { consumer: 'led0', isUsed: true });
  t.is(descriptorOf(bytes('answered')), 23);
  t.deepEqual(unpackEdges(bytes('events')), [
    { active: true, timestampNs: 5_000_000_001n },
    { active: false, timestampNs: 5_030_000_002n },
  ]);
});

test('a request of a line has the numbers of the interface where there is no header to ask', (t) => {
  t.is(INPUT.length, 592);
  t.deepEqual(
    [INPUT.readUInt32LE(0), INPUT.readUInt32LE(560), INPUT.readUInt32LE(564), INPUT.readUInt32LE(328)],
    [17, 1, 256, 30_000],
  );
  t.deepEqual([OUTPUT.readUInt32LE(320), OUTPUT.readBigUInt64LE(328)], [2, 1n]);
  t.deepEqual(Object.values(IOCTL), [0x8044b401, 0xc100b405, 0xc250b407, 0xc010b40e, 0xc010b40f]);
});

test('a level is read back as it was set', (t) => {
  for (const active of [true, false]) t.is(unpackLineValue(packLineValue(active)), active);
});

test('a consumer that is too long is cut and still ends', (t) => {
  const request = packLineRequest({ offset: 0, consumer: 'x'.repeat(50), flags: LINE_FLAG.output });
  t.is(request.toString('latin1', 256, 288), `${'x'.repeat(31)}\0`);
});

test('a part of an edge at the end of what was read is no edge', (t) => {
  t.deepEqual(unpackEdges(Buffer.alloc(47)), []);
  t.is(unpackEdges(Buffer.alloc(48 + 20)).length, 1);
});
