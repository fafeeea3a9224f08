import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A folder with these files in it: path -> content. */
export async function newsroomOf(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await emptyPlace()
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
    await writeFile(path.join(folder, file), content)
  }
  return folder
}

export function emptyPlace(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'lesesal-test-'))
}

/** Every file below a folder with its content, by path. */
export async function contentOf(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  const read = files.toSorted().map(async (file) => [path.relative(folder, file), await readFile(file)] as const)
  return new Map(await Promise.all(read))
}

// Tests look into published JSON without stating its whole shape.
// oxlint-disable-next-line typescript/no-explicit-any
export async function jsonIn(folder: string, file: string): Promise<any> {
  return JSON.parse(await readFile(path.join(folder, file), 'utf8'))
}

/** A short story in Markdown; `more` are further lines of front matter. */
export function story(title: string, more = '', body = 'Et avsnitt om saken.'): string {
  return `---\ntitle: ${title}\nlanguage: nb\n${more}\n---\n\n${body}\n`
}
