import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

/** A small edition of its own, published and served by the command line, which can be published again while it is read. */
export interface OwnEdition {
  address: string
  folder: string
  /** Writes the stories, or takes away those that are null, and publishes. Slug -> headline and text. */
  publish(stories: Record<string, string | null>): Promise<void>
  close(): Promise<void>
}

export async function openEdition(stories: Record<string, string>, settings: object = {}): Promise<OwnEdition> {
  const place = await mkdtemp(path.join(tmpdir(), 'lesesal-own-'))
  const [newsroom, folder] = [path.join(place, 'newsroom'), path.join(place, 'site')]
  const publish = async (changed: Record<string, string | null>) => {
    for (const [slug, text] of Object.entries(changed)) {
      const file = path.join(newsroom, `${slug}.md`)
      if (text === null) await rm(file)
      else await writeFile(file, text)
    }
    await promisify(execFile)('node', ['bin/lesesal.js', 'publish', newsroom, '--to', folder, '--quiet'])
  }
  await mkdir(newsroom)
  await writeFile(path.join(newsroom, 'lesesal.json'), JSON.stringify({ name: 'Prøveavisa', ...settings }))
  await publish(stories)
  const server = spawn('node', [
    'bin/lesesal.js',
    'serve',
    folder,
    '--port',
    '0',
    '--views',
    `sqlite:${place}/views.sqlite`,
  ])
  const [said] = (await once(server.stdout, 'data')) as [Buffer]
  return {
    address: /http:\/\/\S+/.exec(said.toString())![0],
    folder,
    publish,
    async close() {
      server.kill()
      await once(server, 'exit')
      await rm(place, { recursive: true })
    },
  }
}

/** A story of the newsroom: its headline, the moment it was published, and its text. */
export function story(headline: string, published: string, text = `Et avsnitt om saken «${headline}».`): string {
  return `---\ntitle: ${headline}\nlanguage: nb\npublished: ${published}\n---\n\n${text}\n`
}
