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

/** What a server says of itself when views that were acknowledged may be lost, and what to do about it. */
const risks = [
  {
    sign: /^aof_enabled:0/m,
    told: 'keeps no log on its disk: views that were acknowledged are lost when it crashes. Set its appendonly to yes, and appendfsync to always.',
  },
  {
    sign: /^maxmemory:[1-9][^]*^maxmemory_policy:(?!noeviction)/m,
    told: 'throws counts away when its memory is full, views that were acknowledged among them. Set its maxmemory-policy to noeviction.',
  },
]

/**
 * Warns once of a Redis that says it may lose what it has answered, by a crash or by itself; one that refuses to tell may
 * be trusted. It is asked at each connection, since it may not have been there at the first.
 */
export function openRiskWarning(name: string, warn: (warning: string) => void) {
  const untold = new Set(risks)
  const stateOf = async (server: Server): Promise<string> =>
    `${await answerOf(server, ['INFO', 'persistence'])}\n${await answerOf(server, ['INFO', 'memory'])}`
  return async ({ servers }: RedisConnection): Promise<void> => {
    if (untold.size === 0) return
    const states = await Promise.all((await servers()).map(stateOf))
    for (const risk of untold) {
      if (states.some((state) => risk.sign.test(state)) && untold.delete(risk)) warn(`${name} ${risk.told}`)
    }
  }
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
