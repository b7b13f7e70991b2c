/**
 * Ends this process with the one that started it. Who ends npm by its process id ends only npm and the shell between: npm's
 * signal stops at a shell that dies of it.
 */
export function endWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}
