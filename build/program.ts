import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { licencesFile } from './licences.ts'

/**
 * The program as JavaScript, for packages: Node reads TypeScript everywhere but in node_modules. Types become white
 * space, so lines stay where they are; what the clone's package.json calls `#article/…` becomes a relative path.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const [source, target] = [path.join(root, 'src'), path.join(root, 'program')]

await rm(target, { recursive: true, force: true })
for (const entry of await readdir(source, { withFileTypes: true, recursive: true })) {
  const file = path.relative(source, path.join(entry.parentPath, entry.name))
  if (!entry.isFile() || file.startsWith('reader')) continue
  await mkdir(path.dirname(path.join(target, file)), { recursive: true })
  if (!file.endsWith('.ts')) await cp(path.join(source, file), path.join(target, file))
  else await writeFile(path.join(target, file.replace(/\.ts$/, '.js')), await asJavaScript(file))
}

await inOneFile('publisher/reading/sourceWorker.ts')

async function asJavaScript(file: string): Promise<string> {
  const up = path.posix.join(
    ...file
      .split(path.sep)
      .slice(1)
      .map(() => '..'),
    '.',
  )
  return stripTypeScriptTypes(await readFile(path.join(source, file), 'utf8'))
    .replaceAll("'#reader/prerender.tsx'", `'./${path.posix.join(up, '../dist/prerender/prerender.js')}'`)
    .replace(
      /'#(article|counter|publisher|server|terminal)\/([^']+)\.ts'/g,
      (_, room, name) => `'./${path.posix.join(up, room, name)}.js'`,
    )
    .replace(/'(\.\.?\/[^']+)\.ts'/g, "'$1.js'")
}

/**
 * What reads sources is made of hundreds of files of libraries, which each thread would look up and open one by one; in one
 * file with them it starts in a third of the time.
 */
async function inOneFile(worker: string): Promise<void> {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: path.join(source, worker),
      outDir: path.join(target, path.dirname(worker)),
      emptyOutDir: false,
      license: { fileName: licencesFile },
    },
  })
}
