/** The router, one of the parts the program wakes in. */
export {
  createBrowserRouter,
  matchRoutes,
  RouterContextProvider,
  UNSAFE_ErrorResponseImpl as ErrorResponse,
} from 'react-router'
export { RouterProvider } from 'react-router/dom'
