/** A chatbot that checks what it is asked, decides how to answer, and answers: questions, pictures, code. */
@NullMarked
package dev.burr.demo.chatbot;

import org.jspecify.annotations.NullMarked;
