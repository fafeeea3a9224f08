/** Why something could not be read: there is none, nobody answers, it is not what it must be, or only this program is too old for it. */
export type FailureReason = 'missing' | 'offline' | 'broken' | 'outdated'

export class ReadFailure extends Error {
  readonly reason: FailureReason
  constructor(reason: FailureReason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ReadFailure'
    this.reason = reason
  }
}
