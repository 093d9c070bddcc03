// Runs before the first paint, so that a stored theme does not flash. Keep the key in step with src/shell/theme.ts.
try {
  const theme = localStorage.getItem("burr.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be blocked; the system's theme is used then.
}
