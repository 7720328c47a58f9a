/** An answer of the lab's GitHub, before it is sent. `body` is undefined for a 204. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const created = (body: unknown): Reply => ({ status: 201, body });

/** An error in GitHub's form. */
export const refused = (status: number, message: string, errors?: readonly object[]): Reply => ({
  status,
  body: {
    message,
    ...(errors === undefined ? {} : { errors }),
    documentation_url: 'https://docs.github.com/rest',
    status: String(status),
  },
});

export const notFound = (): Reply => refused(404, 'Not Found');
