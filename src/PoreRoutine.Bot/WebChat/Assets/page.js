"use strict";

(() => {
  const words = JSON.parse(document.getElementById("words").textContent);
  const { nonce } = document.currentScript;
  const element = (id) => document.getElementById(id);

  /** Colours and measures that page.css has no part in; those it has stand there, as custom properties. */
  const styleOptions = {
    accent: "var(--accent-ink)",
    backgroundColor: "transparent",
    subtle: "var(--quiet)",
    primaryFont: "var(--font)",
    fontSizeSmall: "80%",
    paddingRegular: 16,
    paddingWide: 20,
    transitionDuration: "0.2s",
    transcriptVisualKeyboardIndicatorColor: "var(--accent-ink)",
    sendBoxButtonKeyboardFocusIndicatorBorderColor: "var(--accent-ink)",
    sendBoxButtonKeyboardFocusIndicatorBorderRadius: 10,

    bubbleBackground: "var(--bubble)",
    bubbleBorderWidth: 0,
    bubbleBorderRadius: 18,
    bubbleTextColor: "var(--ink)",
    bubbleMinHeight: 44,
    bubbleMaxWidth: 560,
    bubbleAttachmentMaxWidth: 560,
    bubbleMessageMaxWidth: 560,
    bubbleFromUserBackground: "var(--accent)",
    bubbleFromUserBorderWidth: 0,
    bubbleFromUserBorderRadius: 18,
    bubbleFromUserTextColor: "var(--on-accent)",
    messageActivityWordBreak: "break-word",

    cardEmphasisBackgroundColor: "var(--paper)",
    cardPushButtonBackgroundColor: "var(--accent)",
    cardPushButtonTextColor: "var(--on-accent)",

    groupTimestamp: 300_000,
    timestampColor: "var(--quiet)",

    suggestedActionLayout: "flow",
    suggestedActionHeight: 44,
    suggestedActionBorderWidth: 1,
    suggestedActionBorderRadius: 22,
    suggestedActionBorderColor: "var(--line)",
    suggestedActionBackgroundColor: "var(--paper)",
    suggestedActionTextColor: "var(--accent-ink)",

    hideUploadButton: true,
    disableFileUpload: true,
    sendBoxHeight: 56,
    sendBoxMaxHeight: 160,
    sendBoxTextWrap: true,
    sendBoxBackground: "var(--paper)",
    sendBoxTextColor: "var(--ink)",
    sendBoxPlaceholderColor: "var(--quiet)",
    sendBoxButtonColor: "var(--accent-ink)",
    sendBoxBorderTop: "solid 1px var(--line)",
    // As long as a message waits for the line, and a little more: "not sent" is only said when it is so.
    sendTimeout: 60_000,
  };

  const adaptiveCardsHostConfig = {
    fontFamily: "var(--font)",
    fontSizes: { small: 13, default: 16, medium: 17, large: 20, extraLarge: 24 },
    supportsInteractivity: true,
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 0 },
    actions: {
      actionsOrientation: "horizontal",
      actionAlignment: "left",
      buttonSpacing: 0,
      maxActions: 6,
      spacing: "medium",
    },
    // What stands here takes the place of all of Web Chat's own. The tiles of the picture; near black can be read on each.
    containerStyles: {
      default: { foregroundColors: { default: { default: "#2b2826", subtle: "#6b6460" } } },
      emphasis: { backgroundColor: "#f6f2ec" },
      good: { backgroundColor: "#c4e4cc" },
      warning: { backgroundColor: "#fbe3a4" },
      attention: { backgroundColor: "#f6cdc3" },
      accent: { backgroundColor: "#cfe0f4" },
    },
    table: { cellSpacing: 4 },
  };

  const reminders = new Reminders(document.querySelector("h1").textContent);

  /** A card that says all that its text says stands alone; the text is for screen readers then. */
  const cardsAlone = () => (next) => (action) => {
    const activity = action.type === "DIRECT_LINE/INCOMING_ACTIVITY" && action.payload.activity;
    if (activity) reminders.hear(activity);
    if (!activity?.channelData?.textIsFallback) return next(action);
    const { text, channelData, ...card } = activity;
    const spoken = text.replaceAll("**", "");
    return next({ ...action, payload: { ...action.payload, activity: { ...card, channelData: { ...channelData, "webchat:fallback-text": spoken } } } });
  };

  // A logo that cannot be had leaves the name alone in the header, not a broken picture.
  const logo = document.querySelector("img.mark");
  if (logo?.complete && logo.naturalWidth === 0) logo.remove();
  logo?.addEventListener("error", () => logo.remove());

  let notice;
  let rendered = false;

  function render() {
    rendered = true;
    element("opening").remove();
    const chat = document.createElement("div");
    chat.className = "conversation";
    element("chat").append(chat);
    window.WebChat.renderWebChat(
      {
        directLine: link,
        store: window.WebChat.createStore({}, cardsAlone),
        locale: "en-US",
        nonce,
        styleOptions,
        adaptiveCardsHostConfig,
        overrideLocalizedStrings: { TEXT_INPUT_PLACEHOLDER: words.placeholder },
      },
      chat,
    );
    // With a keyboard at hand one writes at once; on a phone it would cover half of the page unasked.
    if (matchMedia("(pointer: fine)").matches) chat.querySelector("textarea, input[type=text]")?.focus();
  }

  const link = new Link((up) => {
    clearTimeout(notice);
    if (up) {
      element("notice").hidden = true;
      if (!rendered) render();
    } else if (rendered) {
      // A line that is back at once was never gone, as far as anybody needs to know.
      notice = setTimeout(() => {
        element("notice").textContent = words["connection-lost"];
        element("notice").hidden = false;
      }, 1_500);
    } else {
      element("opening-text").textContent = words.unreachable;
      element("try-again").hidden = false;
    }
  });

  element("try-again").addEventListener("click", () => link.open());
  link.open();
})();
