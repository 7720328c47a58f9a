/** Notices the end of the process that started this one, which no signal reports. */

const LOOK_EVERY_MS = 200;

/**
 * Calls back once the process that started this one has ended, however it ended. npm runs a script in a shell, and a
 * SIGTERM to npm ends that shell and nothing below it; SIGKILL leaves nobody to pass anything on. Only under npm: what a
 * user starts without it may outlive its parent.
 *
 * @param {() => void} callback
 * @returns {() => void} stops looking
 */
export function onOrphaned(callback) {
  const { ppid } = process;
  if (process.env['npm_lifecycle_event'] === undefined) return () => {};
  const timer = setInterval(() => {
    if (process.ppid === ppid) return;
    clearInterval(timer);
    callback();
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
