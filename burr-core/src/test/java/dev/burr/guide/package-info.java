/** The snippets of docs/guides, as tests: a guide shows nothing that is not in here. */
package dev.burr.guide;
