import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashOf } from './bodies.ts'

const house = fileURLToPath(new URL('../../../', import.meta.url))

let version: string | null = null

/** Changes with the program, the libraries it names, and the Node it runs on. */
export function programVersion(): string {
  version ??= hashOf(
    [process.version, ...librariesOf(house), ...['src', 'program', 'dist'].flatMap(filesIn)].join('\n'),
  )
  return version
}

function librariesOf(folder: string): string[] {
  const require = createRequire(path.join(folder, 'package.json'))
  const { version: own, dependencies } = require('./package.json') as { version: string; dependencies: object }
  const searched = require.resolve.paths('lesesal') ?? []
  return [own, ...Object.keys(dependencies).map((name) => `${name} ${versionOf(name, searched)}`)]
}

function versionOf(library: string, searched: string[]): string {
  for (const folder of searched) {
    try {
      return (JSON.parse(readFileSync(path.join(folder, library, 'package.json'), 'utf8')) as { version: string })
        .version
    } catch {
      // It may be in the next one.
    }
  }
  return 'unknown'
}

function filesIn(below: string): string[] {
  const folder = path.join(house, below)
  let names: string[]
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  } catch {
    return []
  }
  const code = names.filter((name) => /\.(ts|tsx|js|json|html)$/.test(name)).toSorted()
  return code.map((name) => `${below}/${name} ${hashOf(readFileSync(path.join(folder, name)))}`)
}
