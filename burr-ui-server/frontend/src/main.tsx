import "./styles/tokens.css";
import "./styles/base.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ChangesProvider } from "./api/ChangesProvider";
import { createQueryClient } from "./api/queries";
import { App } from "./App";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element 'root'.");

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <ChangesProvider>
        <App />
      </ChangesProvider>
    </QueryClientProvider>
  </StrictMode>,
);
