import test from 'ava';
import { type Layers, type OwnSections, readLayers } from '../../../firmware/config/layers.ts';
import { AMI, noFile } from './sample-files.ts';

const FILE = '/etc/rusuban/rusuban.yaml';

const layersOf = (text: string): Layers => {
  const read = readLayers(text, FILE, noFile);
  if (read.type === 'faults') throw new Error(JSON.stringify(read.faults));
  return read.layers;
};

const LINES = [{ id: '1', name: '代表' }, { id: '2' }];
const LINK = { type: 'modem', name: 'modem-2', line: '2', port: { path: '/dev/ttyUSB0' } };
const MAIL = { from: { address: 'box@example.co.jp' }, server: { host: 'mail.example.co.jp' } };

test('a file that says nothing is good: lines, equipment and mail server are left to the browser', (t) => {
  const layers = layersOf('');
  t.true(Object.values(layers.places).every(({ type }) => type === 'browser'));
  const { config, faults } = layers.settle({});
  t.deepEqual(faults, []);
  t.like(config, { lines: [], extensions: [], links: [] });
  t.is(config.mail.server, null);
});

test('what the browser set is read as if it stood in the file', (t) => {
  const { config, faults } = layersOf('http: { port: 80 }').settle({
    lines: LINES,
    links: [LINK],
    mail: MAIL,
  });
  t.deepEqual(faults, []);
  t.deepEqual(
    config.lines.map(({ name }) => name),
    ['代表', '2'],
  );
  t.like(config.links[0], { type: 'modem', line: '2', baud: 115_200 });
  t.like(config.mail.server, { host: 'mail.example.co.jp', port: 587 });
  t.is(config.http.port, 80);
});

test('a section of the file wins, and its line is known', (t) => {
  const layers = layersOf('site: { name: 日向設備 }\nlines:\n  - { id: "9" }\n');
  t.deepEqual(layers.places.lines, { type: 'file', line: 3 });
  t.deepEqual(layers.places.mail, { type: 'browser' });
  const { config } = layers.settle({ lines: LINES, site: { name: 'other' } });
  t.deepEqual(config.lines, [{ id: '9', name: '9' }]);
  t.is(config.site.name, '日向設備');
});

test('an empty list in the file sets nothing', (t) => {
  const layers = layersOf('lines: []\nlinks: []\nextensions: []\n');
  t.is(layers.places.links.type, 'browser');
  t.is(layers.settle({ lines: LINES }).config.lines.length, 2);
});

test('a file with faults is refused as ever', (t) => {
  const read = readLayers(`lines: [ { id: "2" } ]\n${AMI}`, FILE, noFile);
  t.like(read, { type: 'faults', faults: [{ path: 'links[0].lines[0].places[0]' }] });
});

const survives = test.macro({
  exec(t, own: OwnSections, fault: string, kept: readonly string[]) {
    const { config, faults } = layersOf('').settle(own);
    t.true(
      faults.some(({ path }) => path === fault),
      JSON.stringify(faults),
    );
    const used = {
      lines: config.lines.length > 0,
      links: config.links.length > 0,
      mail: config.mail.server !== null,
    };
    t.deepEqual(
      Object.entries(used).flatMap(([name, isUsed]) => (isUsed ? [name] : [])),
      kept,
    );
  },
  title: (what) => `a section of the browser that is not good is left out, and the box starts: ${what}`,
});
test(
  'equipment on a line that is gone',
  survives,
  { lines: [{ id: '1' }], links: [LINK], mail: MAIL },
  'links[0].line',
  ['lines', 'mail'],
);
test(
  'lines that are none take along what leans on them',
  survives,
  { lines: 'x', links: [LINK], mail: MAIL },
  'lines',
  ['mail'],
);
test(
  'a mail server without a name',
  survives,
  { lines: LINES, links: [LINK], mail: { from: { address: 'a@b.example' } } },
  'mail.server',
  ['lines', 'links'],
);
