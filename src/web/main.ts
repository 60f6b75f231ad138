document.documentElement.setAttribute("data-started", "yes");
