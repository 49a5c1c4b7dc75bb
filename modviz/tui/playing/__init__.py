"""What the screens play with, without a widget: positions, clocks, recordings, the stage of a lesson."""
