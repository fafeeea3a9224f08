import { caching } from '#article/delivery.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Complain } from '#counter/complaints.ts'
import { sendProblem } from '#counter/refuse.ts'
import { isData } from './failures.ts'
import { openFile } from './openFile.ts'
import { sendFile } from './sendFile.ts'

export type Answer = (request: FastifyRequest, reply: FastifyReply) => void

/** Answers with the edition's own page for browsers, and with JSON for programs that asked for data. */
export function openNotFound(root: string, complain: Complain): Answer {
  const page = '404.html'
  const send = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const opened = await openFile(request.raw, root, page)
    if (opened === null) {
      complain(`${root} is no edition any more: it has no ${page}. Publish it again, or serve another folder.`)
      // A disk that is not there for a while must not take stories out of search engines and off devices.
      sendInstead(request, reply.headers({ 'Cache-Control': 'no-store', 'Retry-After': 60 }), 503)
    } else if (isData(request.url)) {
      opened.stream.destroy()
      sendInstead(request, reply, 404)
    } else sendFile(reply, page, opened)
  }
  return (request, reply) => {
    reply.code(404).header('Cache-Control', caching.again)
    ignoreConditions(request)
    send(request, reply).catch((error: Error) => {
      complain(`The page for what is not there cannot be read: ${error.message}`)
      sendInstead(request, reply, 404)
    })
  }
}

function sendInstead(request: FastifyRequest, reply: FastifyReply, code: 404 | 503): void {
  if (isData(request.url)) sendProblem(reply, code, code === 404 ? 'there is nothing here' : 'the edition is away')
  else reply.code(code).type('text/html; charset=utf-8').send(lastResort[code])
}

/** What is left to say when not even the edition's own page for this is there, or when nothing of the edition is. */
const lastResort = {
  404: plainPage('Siden finnes ikke', 'There is no such page.'),
  503: plainPage(
    'Avisen er ikke her akkurat nå. Prøv igjen om litt.',
    'The paper is not here just now. Try again soon.',
  ),
}

function plainPage(nb: string, en: string): string {
  return `<!doctype html><html lang="nb"><meta name="viewport" content="width=device-width"><title>${nb}</title>
<h1>${nb}</h1><p lang="en">${en}</p></html>
`
}

/** An answer that is no success is sent whole, whatever part or change of it was asked for (RFC 9110, section 13.2.1). */
export function ignoreConditions({ raw }: FastifyRequest): void {
  for (const name of ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'range'])
    delete raw.headers[name]
}
