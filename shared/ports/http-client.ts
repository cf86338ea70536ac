/** An outgoing HTTP request of a filter. */
export interface OutboundRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: Uint8Array;
  /** Milliseconds. */
  readonly timeout: number;
}

/** Answer of a remote server. */
export interface OutboundResponse {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
}

/** Calls remote servers the user allowed. Rejects when unreachable or not allowed. */
export interface HttpClient {
  send(request: OutboundRequest): Promise<OutboundResponse>;
}
