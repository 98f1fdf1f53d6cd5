"""The window among the other programs of the desktop: one instance, addresses, tray, hotkey. May import ui/kit."""
