import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Plugin } from 'vite'
import { licencesAddress } from '../src/article/addresses.ts'
import { fontPackages } from './subsetFonts.ts'

/** Where each build says on what terms what it has built in from others may be used. */
export const licencesFile = path.posix.basename(licencesAddress)

/** What an edition holds of others beside what its scripts import: fonts, and the program that searches. By package, where the licence is. */
const others = new Map([...fontPackages.map((name) => [name, 'LICENSE'] as const), ['pagefind', 'LICENSE/LICENSE']])

/** Adds the others' licences to those of the libraries, which Vite writes. */
export function licencesOfOthers(): Plugin {
  return {
    name: 'lesesal-licences',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const listed = bundle[licencesFile]
        if (listed?.type !== 'asset') throw new Error(`Vite has made no ${licencesFile}`)
        const texts = await Promise.all([...others].map(([name, licence]) => licenceOf(name, licence)))
        listed.source = [String(listed.source).trim(), ...texts, ''].join('\n\n')
      },
    },
  }
}

/** Under a heading like those that Vite writes. */
async function licenceOf(name: string, licence: string): Promise<string> {
  const textOf = (file: string) => readFile(path.resolve('node_modules', name, file), 'utf8')
  const { version, license } = JSON.parse(await textOf('package.json')) as { version: string; license: string }
  return `## ${name} - ${version} (${license})\n\n${(await textOf(licence)).trim()}`
}
