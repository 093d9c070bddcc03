import { configure } from "@testing-library/react";

// How soon something shows is for benchmarks to say. One second is short on a machine that does other work too.
configure({ asyncUtilTimeout: 10_000 });
