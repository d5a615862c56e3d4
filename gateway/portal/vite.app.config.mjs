import { defineConfig } from 'vite';

// The portal as a browser runs it: one page, its style sheet, and a script for each page of the portal.
export default defineConfig({
  root: 'src/app',
  base: '/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  define: { __PIECES__: JSON.stringify(process.env.ATRIUM_PORTAL_PIECES === '1') },
  worker: { format: 'es', rolldownOptions: { output: { entryFileNames: 'assets/[name].[hash].js' } } },
  build: {
    outDir: '../../dist/app',
    emptyOutDir: true,
    target: ['chrome114', 'firefox125', 'safari17'],
    cssCodeSplit: false,
    cssMinify: 'lightningcss',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        entryFileNames: 'assets/app.[hash].js',
        chunkFileNames: 'assets/[name].[hash].js',
        assetFileNames: 'assets/[name].[hash][extname]',
      },
    },
  },
});
