import node from '@astrojs/node'
import { defineConfig } from 'astro/config'

// BASE is the one build setting that Astro bakes into every address (api/http/settings.ts lists them all).
const base = process.env.BASE || '/'

// Bundling the server cuts its start to a third; `astro dev` cannot inline CommonJS packages and loads them as they are.
const bundled = !process.argv.includes('dev')

const browsers = ['chrome80', 'safari13']

/** What runs here alone keeps the syntax of Node: private fields made into WeakMaps took a tenth of each page. */
const modernServer = {
  name: 'modern-server',
  configEnvironment: (name, config) => {
    // Set and not given back: lists of targets would be joined, and the oldest one wins.
    if (name !== 'client') config.build = { ...config.build, target: 'node24' }
  },
}

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  outDir: './dist',
  base,
  output: 'server',
  trailingSlash: 'ignore',
  adapter: node({ mode: 'standalone', bodySizeLimit: 64 * 1024 * 1024 }),
  // Astro's sessions bake the build machine's path into the bundle; ours live in the database.
  session: false,
  security: { checkOrigin: false },
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
  vite: {
    build: { assetsInlineLimit: 0, target: browsers, cssTarget: browsers },
    plugins: [modernServer],
    ssr: bundled ? { noExternal: true, external: ['better-sqlite3', 'sharp'] } : {},
  },
})
