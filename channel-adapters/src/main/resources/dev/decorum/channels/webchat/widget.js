// The widget of the web chat; docs/web-chat.md describes its protocol, its attributes and its classes.
(() => {
  "use strict";
  const VERSION = 1;
  const HEADER = "X-Web-Chat-Signature";
  const POLL_MILLIS = 3000;
  const TYPING_MILLIS = 5000;

  const script = document.currentScript;
  const option = (name, otherwise) => script.dataset[name] || otherwise;
  const root = document.getElementById(option("target", "web-chat"));
  const utf8 = (text) => new TextEncoder().encode(text);
  let session;
  let last = "";
  let typedAt = 0;

  const element = (name, className, text) => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text || "";
    return made;
  };

  const sign = async (body) => {
    if (!session) {
      const answer = await fetch(option("session", "/chat/session"), { credentials: "same-origin" });
      if (!answer.ok) throw new Error("no session");
      session = await answer.json();
    }
    const algorithm = { name: "HMAC", hash: "SHA-256" };
    const key = await crypto.subtle.importKey("raw", utf8(session.key), algorithm, false, ["sign"]);
    const mac = new Uint8Array(await crypto.subtle.sign("HMAC", key, utf8(body)));
    const hex = Array.from(mac, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return `${session.token}.${hex}`;
  };

  // An ended session is replaced once.
  const request = async (url, body, again) => {
    const headers = { [HEADER]: await sign(body || "") };
    if (body) headers["Content-Type"] = "application/json";
    const answer = await fetch(url, { method: body ? "POST" : "GET", headers, body });
    if (answer.status === 401 && !again) {
      session = undefined;
      return request(url, body, true);
    }
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return answer;
  };

  const send = (event) => {
    const whole = { id: crypto.randomUUID(), language: document.documentElement.lang || undefined, ...event };
    const body = JSON.stringify({ version: VERSION, events: [whole] });
    return request(option("endpoint", "/hooks/web-chat"), body).then(() => whole.id);
  };

  const heading = element("h2", "web-chat-title", option("title", "Chat"));
  const log = element("ol", "web-chat-log");
  const status = element("p", "web-chat-status");
  const form = element("form", "web-chat-form");
  const label = element("label", "web-chat-label", option("label", "Your message"));
  const input = element("textarea", "web-chat-input");
  const button = element("button", "web-chat-send", option("send", "Send"));
  log.setAttribute("role", "log");
  log.setAttribute("aria-live", "polite");
  log.setAttribute("aria-label", heading.textContent);
  status.setAttribute("role", "status");
  input.id = "web-chat-input";
  input.required = true;
  input.maxLength = 4000;
  label.htmlFor = input.id;
  button.type = "submit";
  form.append(label, input, button);
  root.append(heading, log, status, form);

  const attempt = (work) =>
    work()
      .then(() => (status.textContent = ""))
      .catch(() => (status.textContent = option("failed", "This did not work. Please try again.")));

  const show = (author, text) => {
    const item = element("li", `web-chat-message web-chat-${author}`);
    const names = { customer: option("you", "You"), agent: option("agent", "Team"), bot: option("bot", "Assistant") };
    item.append(element("span", "web-chat-author", names[author] || names.bot), element("span", "web-chat-text", text));
    log.append(item);
    item.scrollIntoView({ block: "nearest" });
    return item;
  };

  const own = (id, text) => {
    const item = show("customer", text);
    const shown = item.querySelector(".web-chat-text");
    const change = element("button", "web-chat-edit", option("edit", "Edit"));
    const remove = element("button", "web-chat-delete", option("delete", "Delete"));
    change.addEventListener("click", () => {
      const next = window.prompt(label.textContent, shown.textContent);
      if (next && next.trim()) {
        attempt(() => send({ type: "edit", message: id, text: next }).then(() => (shown.textContent = next)));
      }
    });
    remove.addEventListener("click", () => attempt(() => send({ type: "delete", message: id }).then(() => item.remove())));
    [change, remove].forEach((each) => (each.type = "button"));
    item.append(change, remove);
  };

  form.addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    const text = input.value.trim();
    if (!text) return;
    attempt(() =>
      send({ type: "message", text }).then((id) => {
        own(id, text);
        input.value = "";
        input.focus();
      }),
    );
  });

  input.addEventListener("input", () => {
    if (Date.now() - typedAt < TYPING_MILLIS) return;
    typedAt = Date.now();
    send({ type: "typing" }).catch(() => {});
  });

  const poll = async () => {
    if (document.hidden) return;
    const url = `${option("replies", "/chat/replies")}?after=${encodeURIComponent(last)}`;
    const { replies } = await (await request(url)).json();
    for (const reply of replies) {
      show(reply.author, reply.text);
      last = reply.id;
    }
    if (replies.length) await send({ type: "read", message: last });
  };
  const again = () => setTimeout(() => poll().catch(() => {}).finally(again), POLL_MILLIS);
  again();
})();
