import { defineConfig } from 'vite';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  ssr: { noExternal: true },
  build: {
    ssr: true,
    rolldownOptions: {
      input: { weather: 'src/weather/weather.tsx', docs: 'src/docs/docs.tsx', app: 'src/app/served.ts' },
    },
    outDir: 'dist',
    target: 'node24',
    cssMinify: 'lightningcss',
    cssTarget: ['chrome111', 'firefox113', 'safari16.4'],
  },
});
