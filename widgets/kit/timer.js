/** Counts repetitions, by time or by hand. It can wait at any moment, and asks for nothing. */

import { button, h, say, status, uid } from "./dom.js";

/** A short beep, made only for those who switched it on. */
function beeper() {
  let context = null;
  return () => {
    const Audio = globalThis.AudioContext;
    if (!Audio) return;
    context ||= new Audio();
    const tone = context.createOscillator();
    const loud = context.createGain();
    loud.gain.value = 0.1;
    tone.frequency.value = 660;
    tone.connect(loud).connect(context.destination);
    tone.start();
    tone.stop(context.currentTime + 0.15);
  };
}

/**
 * @param {object} plan From `widgets/exercise_timer.py`; a phase is its sentence and its seconds.
 * @param {[string, number]} plan.ready
 * @param {[string, number][]} plan.cycle The phases of one repetition.
 * @param {[string, number]} plan.rest
 * @param {number} plan.repetitions How many in each block.
 * @param {string[]} plan.blocks The names of sets and sides, in order.
 * @param {Record<string, any>} words
 * @returns {{element: HTMLElement, stop: () => void}} `stop` before it is taken away.
 */
export function timer({ ready, cycle, rest, repetitions, blocks }, words) {
  const beep = beeper();
  const sound = h("input", { type: "checkbox" });
  const phaseLine = h("p", { class: "wb-timer-phase" });
  const countLine = h("p", { class: "wb-timer-count" });
  const title = uid("timer");
  const told = status({ class: "wb-hear" });
  const main = button(words.start, toggle, { class: "wb-main" });
  let ticking = null;
  let block, done, at, left, started, finished;

  /** The phase now: place in the cycle, or before it. */
  const phase = () => (at === "ready" ? ready : at === "rest" ? rest : cycle[at]);

  function enter(place) {
    at = place;
    [, left] = phase();
  }

  function reset() {
    [block, done, started, finished] = [0, 0, false, false];
    enter("ready");
  }

  function draw() {
    const running = ticking !== null;
    const now = say(phase()[0], { seconds: left });
    phaseLine.textContent = finished ? words.done : running ? now : started ? say(words.paused, { phase: now }) : words.waiting;
    countLine.textContent = [say(words.counted, { done, total: repetitions }), blocks[block]].filter(Boolean).join(" · ");
    main.textContent = running ? words.pause : started && !finished ? words.go_on : words.start;
  }

  const tell = (...said) => (told.textContent = said.filter(Boolean).join(" "));

  /** One more is done: go to the next one, the next block, or the end. */
  function count() {
    done += 1;
    const said = say(words.said, { done, total: repetitions });
    if (done < repetitions) {
      enter(0);
      tell(said);
    } else if (block === blocks.length - 1) {
      finished = true;
      halt();
      tell(said, words.done);
    } else {
      [block, done] = [block + 1, 0];
      enter("rest");
      tell(said, say(rest[0], { seconds: rest[1] }), blocks[block]);
    }
  }

  function tick() {
    left -= 1;
    if (left <= 0) {
      if (typeof at === "number" && at === cycle.length - 1) count();
      else enter(typeof at === "number" ? at + 1 : 0);
      if (sound.checked) beep();
    }
    draw();
  }

  function halt() {
    clearInterval(ticking);
    ticking = null;
  }

  function toggle() {
    if (ticking !== null) {
      halt();
      tell(say(words.paused, { phase: "" }));
    } else {
      if (finished) reset();
      started = true;
      ticking = setInterval(tick, 1000);
      tell(say(phase()[0], { seconds: left }), blocks[block]);
    }
    draw();
  }

  function byHand() {
    if (finished) reset();
    started = true;
    count();
    draw();
  }

  function again() {
    halt();
    reset();
    tell(words.waiting);
    draw();
  }

  /** A page that is not seen does not go on counting. */
  function hidden() {
    if (!document.hidden || ticking === null) return;
    halt();
    draw();
  }

  document.addEventListener("visibilitychange", hidden);
  reset();
  draw();
  return {
    element: h(
      "div",
      { class: "wb-timer", role: "group", "aria-labelledby": title },
      h("p", { id: title }, h("strong", {}, words.title)),
      h("p", { class: "wb-soft" }, words.note),
      h("div", { class: "wb-timer-shown" }, phaseLine, countLine),
      told,
      h("div", { class: "wb-actions" }, main, button(words.by_hand, byHand), button(words.again, again)),
      h("label", { class: "wb-option" }, sound, h("span", {}, words.sound)),
    ),
    stop() {
      halt();
      document.removeEventListener("visibilitychange", hidden);
    },
  };
}
