import type { RedisConnection } from './redisConnection.ts'

type Server = Awaited<ReturnType<RedisConnection['servers']>>[number]

/**
 * Has Redis write anew the files in which it keeps its keys, since the old ones still hold what was deleted. A server
 * that leaves this to its owner (many hosted ones do) refuses, and writes them anew at its own time. Gives whether that
 * was all there is to do: one that writes already does so with what there was when it began, and must be asked again.
 */
export async function forgetOnDisk(servers: Server[]): Promise<boolean> {
  let isDone = true
  for (const server of servers) {
    const state = await answerOf(server, ['INFO', 'persistence'])
    if (/^(aof_rewrite|rdb_bgsave)_in_progress:1/m.test(state)) isDone = false
    if (/^aof_enabled:1/m.test(state)) await answerOf(server, ['BGREWRITEAOF'])
    if (/\d/.test(await answerOf(server, ['CONFIG', 'GET', 'save']))) await answerOf(server, ['BGSAVE', 'SCHEDULE'])
  }
  return isDone
}

/** What a server says, as text; nothing when it refuses. */
async function answerOf(server: Server, words: string[]): Promise<string> {
  try {
    const answer = await server.sendCommand(words)
    return typeof answer === 'string' ? answer : JSON.stringify(answer)
  } catch {
    return ''
  }
}
