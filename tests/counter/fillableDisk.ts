import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A folder on a disk that can be filled. */
export interface FillableDisk {
  folder: string
  /** From now on nothing more fits, as the process with this id sees it. */
  fill(process: number): void
  empty(process: number): void
  end(): Promise<void>
}

/**
 * A disk of half a megabyte in memory where this process may mount one (ENOSPC). Elsewhere a folder in which files may
 * not grow (EFBIG), which any process may ask for its own.
 */
export async function fillableDisk(): Promise<FillableDisk> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lesesal-disk-'))
  const isMounted = succeeds('mount', '-t', 'tmpfs', '-o', 'size=512k', 'lesesal-test', folder)
  const ballast = path.join(folder, 'ballast')
  return {
    folder,
    fill: (id) => (isMounted ? fillWith(ballast) : limitFiles(id, '4096')),
    empty: (id) => (isMounted ? rmSync(ballast) : limitFiles(id, 'unlimited')),
    end: async () => {
      if (isMounted) succeeds('umount', '-l', folder)
      await rm(folder, { recursive: true })
    },
  }
}

function fillWith(ballast: string): void {
  try {
    for (;;) writeFileSync(ballast, Buffer.alloc(1024), { flag: 'a' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}

function limitFiles(id: number, bytes: string): void {
  if (!succeeds('prlimit', '--pid', String(id), `--fsize=${bytes}:`)) {
    throw new Error(
      'This test needs a disk that fills: the right to mount one (root), or prlimit (Debian: util-linux).',
    )
  }
}

function succeeds(program: string, ...words: string[]): boolean {
  return spawnSync(program, words).status === 0
}
