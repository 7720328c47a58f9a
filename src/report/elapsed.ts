/** A duration for people, in whole seconds: `42s`, `3m 05s`, `1h 20m`. */
export const elapsed = (ms: number): string => {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (hours > 0) return `${hours}h ${pad(minutes)}m`;
  return minutes > 0 ? `${minutes}m ${pad(seconds % 60)}s` : `${seconds}s`;
};

/** A time for people: `2026-11-22 12:00 UTC`. */
export const moment = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const pad = (n: number): string => String(n).padStart(2, '0');
