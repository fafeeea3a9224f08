import type { Place } from '../../findings.ts'
import { shortened } from '../../findings.ts'
import { isObject, type JsonObject } from '../jsonFields.ts'
import { ninjsDocument, type Rule } from './ninjsGrammar.ts'
import type { Desk } from '../desk.ts'

/** What is wrong at one place of a document, such as `subject[2].name`. */
type Fault =
  | { is: 'unknown'; path: string }
  | { is: 'missing'; path: string }
  | { is: 'kind'; path: string; allowed: 'text' | 'number' | 'list' | 'object' | 'list-or-object' }
  | { is: 'value'; path: string; value: string }

/** Remarks on everything in a document that ninjs does not allow, each kind of fault once, by the first place it stands at. */
export function remarkOnShape(document: JsonObject, { remark }: Pick<Desk, 'remark'>, place: Place): void {
  const faults = [...faultsIn(document, ninjsDocument, ''), ...misplacedIn(document)]
  const told = new Set<string>()
  const unknown: string[] = []
  for (const fault of faults) {
    const name = `${fault.is} ${fault.path.replace(/\[\d+\]/g, '[]')}`
    if (told.has(name)) continue
    told.add(name)
    if (fault.is === 'unknown') unknown.push(fault.path)
    else if (fault.is === 'missing' && fault.path === 'uri') remark('note', 'ninjs.uri', {}, place)
    else if (fault.is === 'missing') remark('note', 'key.missing', { key: fault.path }, place)
    else if (fault.is === 'kind') remark('repaired', `key.kind/${fault.allowed}`, { key: fault.path }, place)
    else remark('note', 'key.value', { key: fault.path, value: shortened(fault.value) }, place)
  }
  if (unknown.length > 0) remark('note', 'ninjs.unread', { keys: unknown.slice(0, 12).join(', ') }, place)
}

function* faultsIn(value: unknown, rule: Rule, path: string): Generator<Fault> {
  switch (rule.is) {
    case 'anything':
      return
    case 'text':
      if (typeof value !== 'string') yield { is: 'kind', path, allowed: 'text' }
      else if (rule.like?.test(value) === false) yield { is: 'value', path, value }
      return
    case 'number':
      if (typeof value !== 'number') yield { is: 'kind', path, allowed: 'number' }
      else if (value < (rule.least ?? -Infinity) || value > (rule.most ?? Infinity))
        yield { is: 'value', path, value: String(value) }
      return
    case 'list':
      if (!Array.isArray(value)) yield { is: 'kind', path, allowed: 'list' }
      else for (const [at, entry] of value.entries()) yield* faultsIn(entry, rule.of, `${path}[${at}]`)
      return
    case 'map':
      if (!isObject(value)) yield { is: 'kind', path, allowed: 'object' }
      else for (const [key, entry] of Object.entries(value)) yield* faultsIn(entry, rule.of, `${path}.${key}`)
      return
    case 'list or map':
      yield* faultsInEither(value, rule, path)
      return
    case 'object':
      yield* faultsInObject(value, rule, path)
  }
}

function* faultsInEither(value: unknown, rule: Extract<Rule, { is: 'list or map' }>, path: string): Generator<Fault> {
  if (isObject(value)) yield* faultsIn(value, { is: 'map', of: rule.of() }, path)
  else if (!Array.isArray(value)) yield { is: 'kind', path, allowed: 'list-or-object' }
  else
    for (const [at, entry] of value.entries()) {
      const here = `${path}[${at}]`
      for (const key of rule.named)
        if (isObject(entry) && !(key in entry)) yield { is: 'missing', path: `${here}.${key}` }
      yield* faultsIn(entry, rule.of(), here)
    }
}

function* faultsInObject(value: unknown, rule: Extract<Rule, { is: 'object' }>, path: string): Generator<Fault> {
  if (!isObject(value)) {
    yield { is: 'kind', path, allowed: 'object' }
    return
  }
  const below = (key: string) => (path === '' ? key : `${path}.${key}`)
  const stated = new Map(Object.entries(value).map(([key, entry]) => [key.toLowerCase(), entry]))
  for (const key of rule.required ?? []) {
    const entry = stated.get(key)
    if (entry === undefined || (typeof entry === 'string' && entry.trim() === ''))
      yield { is: 'missing', path: below(key) }
  }
  for (const [key, entry] of Object.entries(value)) {
    const name = key.toLowerCase()
    const known = Object.hasOwn(rule.keys, name) ? rule.keys[name] : undefined
    if (known) yield* faultsIn(entry, known, below(key))
    else if (rule.more?.test(name)) yield* faultsIn(entry, rule.moreIs ?? { is: 'text' }, below(key))
    else yield { is: 'unknown', path: below(key) }
  }
  for (const choice of rule.onlyOneOf ?? [])
    if (choice.filter((key) => stated.has(key)).length > 1)
      yield { is: 'value', path: path || choice[0]!, value: choice.join(', ') }
}

/** Events and plans of coverage have keys of their own, and not those of the other (ninjs 2.2). */
function* misplacedIn(document: JsonObject): Generator<Fault> {
  const misplaced = { event: ['renditions', 'plannedcoverage'], planning: ['renditions', 'eventdetails'] }
  const type = document.type
  if (type !== 'event' && type !== 'planning') return
  for (const key of Object.keys(document))
    if (misplaced[type].includes(key.toLowerCase())) yield { is: 'unknown', path: key }
  // Version 2.2 alone requires them.
  const version = isObject(document.standard) ? String(document.standard.version) : ''
  if (!version.startsWith('2.')) return
  const own = type === 'event' ? /^(eventdetails|events?)$/i : /^plannedcoverage$/i
  if (!Object.keys(document).some((key) => own.test(key)))
    yield { is: 'missing', path: type === 'event' ? 'eventdetails' : 'plannedcoverage' }
}
