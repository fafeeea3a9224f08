import type { CounterObserver, Refused } from '#counter/counterObserver.ts'
import type { NotCounted } from '#counter/whoCounts.ts'
import { prometheusText, type Family, type Sample } from './prometheusText.ts'

/** What is measured of a running server. It names no reader and no article. */
export interface Metrics {
  counter: CounterObserver
  answered(status: number, seconds: number): void
  text(): string
}

/** Upper limits of the classes answers are sorted into by how long they took. Seconds. */
const limits = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

// Each series is there from the start, at nought: Prometheus cannot tell how much one grew that it first sees at five.
const statuses = ['1xx', '2xx', '3xx', '4xx', '5xx']
const reasons: NotCounted[] = ['robot', 'no agent', 'fetched ahead', 'asked not to be']
const refusals: Refused[] = ['too many', 'from elsewhere', 'malformed', 'unknown article']

export function openMetrics(): Metrics {
  const requests = tallyOf(statuses)
  const notCounted = tallyOf(reasons)
  const refused = tallyOf(refusals)
  const views = { acknowledged: 0, failures: 0, waiting: 0 }
  const duration = openHistogram()
  return {
    counter: {
      acknowledged: () => views.acknowledged++,
      notCounted: (reason) => raise(notCounted, reason),
      refused: (reason) => raise(refused, reason),
      storeFailed: () => views.failures++,
      waiting: (count) => (views.waiting = count),
    },
    answered: (status, seconds) => {
      raise(requests, `${Math.floor(status / 100)}xx`)
      duration.add(seconds)
    },
    text: () =>
      prometheusText([
        counter('lesesal_requests_total', 'Answers, by class of status.', byLabel('status', requests)),
        {
          name: 'lesesal_request_duration_seconds',
          help: 'Time from a request to the end of its answer.',
          type: 'histogram',
          samples: duration.samples(),
        },
        counter('lesesal_views_acknowledged_total', 'Reports answered with 202 after their view was committed.', [
          { value: views.acknowledged },
        ]),
        counter('lesesal_views_not_counted_total', 'Reports taken and not counted.', byLabel('reason', notCounted)),
        counter('lesesal_views_refused_total', 'Reports answered with 4xx.', byLabel('reason', refused)),
        counter('lesesal_store_failures_total', 'Requests answered with 503 because views could not be kept or read.', [
          { value: views.failures },
        ]),
        gauge('lesesal_views_waiting', 'Views waiting to be committed.', views.waiting),
        ...processFamilies(),
      ]),
  }
}

function openHistogram() {
  const counts = limits.map(() => 0)
  let [count, sum] = [0, 0]
  return {
    add(seconds: number): void {
      const place = limits.findIndex((limit) => seconds <= limit)
      if (place >= 0) counts[place]!++
      count++
      sum += seconds
    },
    samples(): Sample[] {
      let below = 0
      const buckets = limits.map((limit, place) => {
        below += counts[place]!
        return { suffix: '_bucket', labels: { le: String(limit) }, value: below }
      })
      return [
        ...buckets,
        { suffix: '_bucket', labels: { le: '+Inf' }, value: count },
        { suffix: '_sum', value: sum },
        { suffix: '_count', value: count },
      ]
    },
  }
}

function processFamilies(): Family[] {
  const { rss, heapUsed } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  return [
    gauge('process_resident_memory_bytes', 'Memory of the process.', rss),
    gauge('nodejs_heap_size_used_bytes', 'Memory of objects in use.', heapUsed),
    counter('process_cpu_seconds_total', 'Time on processors.', [{ value: (user + system) / 1e6 }]),
    gauge('process_start_time_seconds', 'When the process started, in seconds since 1970.', startedAt),
  ]
}

const startedAt = Math.round(Date.now() / 1000 - process.uptime())

const tallyOf = (names: string[]) => new Map(names.map((name) => [name, 0]))
const raise = (tally: Map<string, number>, name: string) => void tally.set(name, (tally.get(name) ?? 0) + 1)

function byLabel(label: string, tally: Map<string, number>): Sample[] {
  return [...tally].map(([name, value]) => ({ labels: { [label]: name }, value }))
}

function counter(name: string, help: string, samples: Sample[]): Family {
  return { name, help, type: 'counter', samples }
}

function gauge(name: string, help: string, value: number): Family {
  return { name, help, type: 'gauge', samples: [{ value }] }
}
