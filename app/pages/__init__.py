"""The pages: what each shows is made by plain functions of view and worlds; Solara only carries it to the browser."""
