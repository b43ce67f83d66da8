/** A row of `open311_request`: which matter a service_request_id stands for, and whose token brought it. */
export interface OpenRequest {
  readonly id: string;
  readonly matter_id: string;
  readonly reporter_id: string;
  readonly token_id: string;
}

/** What a programme with a token has brought. */
export interface Brought {
  readonly token_id: string;
  readonly requests: number;
  readonly last_month: number;
  readonly last_at: Date;
  readonly matter_ids: readonly string[];
}
