/** What a person does with the product, done in a real browser against a real server over files of real runs. */
package dev.burr.ui.journey;
