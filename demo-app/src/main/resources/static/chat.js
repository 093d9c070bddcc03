const byId = (id) => document.getElementById(id);
const address = new URL(location.href);
const id = address.searchParams.get("id") ?? `chat-${Math.random().toString(36).slice(2, 8)}`;
const endpoint = new URL(`chat/${encodeURIComponent(id)}`, document.baseURI);

function show(conversation) {
  byId("history").replaceChildren(...conversation.history.map(item));
  byId("run").href = conversation.run;
  byId("empty").hidden = conversation.history.length > 0;
  byId("problem").hidden = !conversation.pending;
  byId("retry").hidden = !conversation.pending;
  byId("reason").textContent = "The last message has no answer yet.";
}

function item(message) {
  const element = document.createElement("li");
  element.className = "message";
  element.classList.add(message.role, message.type);
  element.textContent = message.content;
  return element;
}

function fail(reason) {
  byId("reason").textContent = reason;
  byId("problem").hidden = false;
}

function wait(waiting) {
  byId("waiting").hidden = !waiting;
  for (const control of document.querySelectorAll("button, input")) {
    control.disabled = waiting;
  }
  if (!waiting) {
    byId("prompt").focus({ preventScroll: true });
  }
  document.querySelector("main").scrollTop = Number.MAX_SAFE_INTEGER;
}

async function request(path, body) {
  const response = await fetch(`${endpoint}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) {
    throw new Error(answer.detail ?? `The service answered with status ${response.status}.`);
  }
  return answer;
}

/** Sends something, then shows what the service knows of it. Gives whether the service has it. */
async function send(path, body) {
  let failure;
  byId("problem").hidden = true;
  byId("empty").hidden = true;
  wait(true);
  try {
    await request(path, body);
  } catch (error) {
    failure = error;
  }
  let kept = false;
  try {
    const conversation = await request("");
    show(conversation);
    kept = conversation.pending;
  } catch (error) {
    failure ??= error;
  }
  if (failure) {
    fail(failure.message);
  }
  wait(false);
  return !failure || kept;
}

async function say(prompt) {
  byId("history").append(item({ role: "user", type: "text", content: prompt }));
  const arrived = await send("", { prompt });
  if (!arrived) {
    byId("prompt").value = prompt;
  }
}

byId("say").addEventListener("submit", (event) => {
  event.preventDefault();
  const prompt = byId("prompt").value.trim();
  if (prompt !== "") {
    byId("prompt").value = "";
    void say(prompt);
  }
});
byId("retry").addEventListener("click", () => void send("/retry", {}));
byId("suggestions").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) {
    void say(button.textContent);
  }
});

address.searchParams.set("id", id);
history.replaceState(null, "", address);
byId("conversation").textContent = id;
document.title = `${id} · Burr demo`;
try {
  show(await request(""));
} catch (error) {
  fail(error.message);
}
byId("prompt").focus({ preventScroll: true });
