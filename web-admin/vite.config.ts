import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * The page is served by the box under `Content-Security-Policy: default-src 'self'`: nothing may be inlined
 * into the HTML or into data: addresses, hence assetsInlineLimit 0 and no preload polyfill.
 */
export default defineConfig({
  root: here,
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // For work on the page alone: `RUSUBAN=http://127.0.0.1:PORT vite --config web-admin/vite.config.ts`.
  server: { host: '127.0.0.1', proxy: { '/api': process.env['RUSUBAN'] ?? 'http://127.0.0.1:8080' } },
});
