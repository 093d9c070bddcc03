/// <reference types="vitest/config" />
import react from "@vitejs/plugin-react";
import { gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";
import { mockServer } from "./dev/mockServer.ts";

/** What a browser fetches before it can draw the first page, in bytes after gzip. */
const SHELL_BUDGET = 150_000;

// The development server answers the API itself unless BURR_API names a running server (http://localhost:7241).
const api = process.env.BURR_API;

export default defineConfig(({ command, mode }) => ({
  // Relative addresses: the server puts its own path prefix into <base href>.
  base: command === "build" ? "./" : "/",
  plugins: [
    // Spells out hidden characters in all that is shown; see src/jsx.
    react({ jsxImportSource: "#jsx" }),
    shellBudget(),
    ...(command === "serve" && api === undefined && mode !== "test" ? [mockServer({ empty: mode === "empty" })] : []),
  ],
  server: {
    host: "127.0.0.1",
    ...(api === undefined ? {} : { proxy: { "/api": { target: api } } }),
  },
  build: {
    // Browsers that know light-dark() and container queries, so that the style sheets stay as written.
    target: ["chrome123", "edge123", "firefox121", "safari17.5"],
    cssTarget: ["chrome123", "edge123", "firefox121", "safari17.5"],
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
  test: {
    environment: "jsdom",
    restoreMocks: true,
    unstubGlobals: true,
    setupFiles: ["src/testSetup.ts"],
    testTimeout: 30_000,
    include: ["src/**/*.test.{ts,tsx}", "dev/**/*.test.ts"],
  },
}));

/** Prints the size of the shell and fails the build above the budget. */
function shellBudget(): Plugin {
  return {
    name: "burr-shell-budget",
    apply: "build",
    generateBundle(_options, bundle) {
      const needed = new Set<string>();
      const visit = (fileName: string) => {
        const chunk = bundle[fileName];
        if (chunk === undefined || needed.has(fileName)) return;
        needed.add(fileName);
        if (chunk.type === "chunk") chunk.imports.forEach(visit);
      };
      for (const file of Object.values(bundle)) {
        if (file.type === "chunk" && file.isEntry) {
          visit(file.fileName);
          file.viteMetadata?.importedCss.forEach(visit);
        }
      }
      let total = 0;
      for (const fileName of needed) {
        const file = bundle[fileName];
        if (file === undefined) continue;
        total += gzipSync(file.type === "chunk" ? file.code : file.source).length;
      }
      const figure = `Shell: ${(total / 1000).toFixed(1)} kB after gzip in ${needed.size} files, budget ${SHELL_BUDGET / 1000} kB`;
      if (total > SHELL_BUDGET) this.error(figure);
      this.info(figure);
    },
  };
}
